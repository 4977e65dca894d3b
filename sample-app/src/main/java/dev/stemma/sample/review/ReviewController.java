package dev.stemma.sample.review;

import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Transactional(readOnly = true)
class ReviewController {

	private static final Limit LIMIT = Limit.of(100);

	private final ReviewRepository reviews;

	ReviewController(ReviewRepository reviews) {
		this.reviews = reviews;
	}

	@GetMapping("/products/{productId}/reviews")
	List<ReviewView> reviews(@PathVariable long productId) {
		return this.reviews.findByProductIdOrderByWrittenAtDescIdDesc(productId, LIMIT)
			.stream()
			.map(ReviewView::of)
			.toList();
	}

}
