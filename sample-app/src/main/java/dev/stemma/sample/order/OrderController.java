package dev.stemma.sample.order;

import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Transactional(readOnly = true)
class OrderController {

	private final OrderRepository orders;

	OrderController(OrderRepository orders) {
		this.orders = orders;
	}

	@GetMapping("/orders/{id}")
	ResponseEntity<OrderView> order(@PathVariable long id) {
		return ResponseEntity.of(this.orders.findById(id).map(OrderView::of));
	}

}
