package dev.stemma.sample.review;

import java.time.Instant;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "reviews", indexes = @Index(name = "reviews_member_id_idx", columnList = "member_id"),
		uniqueConstraints = @UniqueConstraint(name = "reviews_product_id_member_id_key",
				columnNames = { "product_id", "member_id" }),
		check = { @CheckConstraint(name = "reviews_rating_check", constraint = "rating BETWEEN 1 AND 5"),
				@CheckConstraint(name = "reviews_title_check", constraint = "btrim(title) <> ''") })
class Review {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false)
	private Long productId;

	@Column(nullable = false)
	private Long memberId;

	private int rating;

	@Column(nullable = false, length = Length.LONG32)
	private String title;

	@Column(nullable = false, length = Length.LONG32)
	@ColumnDefault("''")
	private String body;

	@Column(nullable = false)
	@ColumnDefault("now()")
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
