package dev.stemma.sample.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Transactional(readOnly = true)
class CatalogController {

	private static final Limit LIMIT = Limit.of(100);

	private final CategoryRepository categories;

	private final ProductRepository products;

	private final InventoryRepository inventory;

	CatalogController(CategoryRepository categories, ProductRepository products, InventoryRepository inventory) {
		this.categories = categories;
		this.products = products;
		this.inventory = inventory;
	}

	@GetMapping("/categories")
	List<CategoryView> categories() {
		return this.categories.findAllByOrderByPositionAscNameAsc().stream().map(CategoryView::of).toList();
	}

	@GetMapping("/products")
	List<ProductView> products(@RequestParam @Nullable String category) {
		List<Product> found = (category != null)
				? this.products.findByActiveTrueAndCategorySlugOrderByNameAscIdAsc(category, LIMIT)
				: this.products.findByActiveTrueOrderByNameAscIdAsc(LIMIT);
		return found.stream().map(ProductView::of).toList();
	}

	@GetMapping("/products/{id}")
	ResponseEntity<ProductDetails> product(@PathVariable long id) {
		return ResponseEntity
			.of(this.products.findById(id).map((product) -> ProductDetails.of(product, available(id))));
	}

	private int available(long productId) {
		return this.inventory.findByProductId(productId).map(InventoryItem::getFree).orElse(0);
	}

}
