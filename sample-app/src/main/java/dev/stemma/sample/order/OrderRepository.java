package dev.stemma.sample.order;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface OrderRepository extends Repository<Order, Long> {

	Optional<Order> findById(long id);

}
