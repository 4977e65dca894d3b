package dev.stemma.sample.review;

import java.time.Instant;

record ReviewView(int rating, String title, String body, Instant writtenAt) {

	static ReviewView of(Review review) {
		return new ReviewView(review.getRating(), review.getTitle(), review.getBody(), review.getWrittenAt());
	}

}
