package dev.stemma.sample.catalog;

import java.util.List;

/**
 * A product as its own page shows it.
 *
 * @param product what a list shows
 * @param sku the number on its box
 * @param description what it is
 * @param category the shelf that it stands on
 * @param available how many pieces can be ordered now
 * @param images its images, the first one first
 */
record ProductDetails(ProductView product, String sku, String description, CategoryView category, int available,
		List<Image> images) {

	static ProductDetails of(Product product, int available) {
		return new ProductDetails(ProductView.of(product), product.getSku(), product.getDescription(),
				CategoryView.of(product.getCategory()), available,
				product.getImages().stream().map((image) -> new Image(image.getUrl(), image.getAltText())).toList());
	}

	record Image(String url, String altText) {

	}

}
