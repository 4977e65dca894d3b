package dev.stemma.sample.catalog;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface ProductRepository extends Repository<Product, Long> {

	@EntityGraph(attributePaths = "brand")
	List<Product> findByActiveTrueOrderByNameAscIdAsc(Limit limit);

	@EntityGraph(attributePaths = "brand")
	List<Product> findByActiveTrueAndCategorySlugOrderByNameAscIdAsc(String slug, Limit limit);

	@EntityGraph(attributePaths = { "brand", "category", "images" })
	Optional<Product> findById(long id);

}
