package dev.stemma.sample.review;

import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface ReviewRepository extends Repository<Review, Long> {

	List<Review> findByProductIdOrderByWrittenAtDescIdDesc(long productId, Limit limit);

}
