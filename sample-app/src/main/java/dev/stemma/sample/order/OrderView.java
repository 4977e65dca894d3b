package dev.stemma.sample.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An order as anybody may see it: without who placed it and where it goes.
 */
record OrderView(@Nullable Long id, String number, OrderStatus status, Instant placedAt, BigDecimal total,
		String currency, List<Item> items, List<Step> steps) {

	static OrderView of(Order order) {
		return new OrderView(order.getId(), order.getNumber(), order.getStatus(), order.getPlacedAt(), order.getTotal(),
				order.getCurrency(), order.getItems().stream().map(Item::of).toList(),
				order.getStatusChanges().stream().map(Step::of).toList());
	}

	record Item(Long productId, int quantity, BigDecimal unitPrice) {

		static Item of(OrderItem item) {
			return new Item(item.getProductId(), item.getQuantity(), item.getUnitPrice());
		}

	}

	record Step(OrderStatus status, Instant at) {

		static Step of(OrderStatusChange change) {
			return new Step(change.getNewStatus(), change.getChangedAt());
		}

	}

}
