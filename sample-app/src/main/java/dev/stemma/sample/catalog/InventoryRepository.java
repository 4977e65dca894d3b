package dev.stemma.sample.catalog;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface InventoryRepository extends Repository<InventoryItem, Long> {

	Optional<InventoryItem> findByProductId(long productId);

}
