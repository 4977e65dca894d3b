package dev.stemma.sample.order;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "order_items")
class OrderItem {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Order order;

	private Long productId;

	private int quantity;

	@Column(precision = 12, scale = 2)
	private BigDecimal unitPrice;

	@SuppressWarnings("NullAway.Init")
	protected OrderItem() {
	}

	@Nullable Long getId() {
		return this.id;
	}

	Order getOrder() {
		return this.order;
	}

	Long getProductId() {
		return this.productId;
	}

	int getQuantity() {
		return this.quantity;
	}

	BigDecimal getUnitPrice() {
		return this.unitPrice;
	}

	BigDecimal getPrice() {
		return this.unitPrice.multiply(BigDecimal.valueOf(this.quantity));
	}

}
