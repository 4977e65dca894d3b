package dev.stemma.sample.review;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "reviews")
class Review {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private Long productId;

	private Long memberId;

	private int rating;

	private String title;

	private String body;

	private Instant writtenAt;

	@SuppressWarnings("NullAway.Init")
	protected Review() {
	}

	@Nullable Long getId() {
		return this.id;
	}

	Long getProductId() {
		return this.productId;
	}

	Long getMemberId() {
		return this.memberId;
	}

	int getRating() {
		return this.rating;
	}

	String getTitle() {
		return this.title;
	}

	String getBody() {
		return this.body;
	}

	Instant getWrittenAt() {
		return this.writtenAt;
	}

}
