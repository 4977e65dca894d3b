package dev.stemma.sample.catalog;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A product as a list shows it.
 */
record ProductView(@Nullable Long id, String slug, String name, @Nullable String brand, BigDecimal price,
		String currency) {

	static ProductView of(Product product) {
		Brand brand = product.getBrand();
		return new ProductView(product.getId(), product.getSlug(), product.getName(),
				(brand != null) ? brand.getName() : null, product.getPrice(), product.getCurrency());
	}

}
