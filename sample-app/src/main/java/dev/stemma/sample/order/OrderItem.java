package dev.stemma.sample.order;

import java.math.BigDecimal;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "order_items", indexes = @Index(name = "order_items_product_id_idx", columnList = "product_id"),
		uniqueConstraints = @UniqueConstraint(name = "order_items_product_key",
				columnNames = { "order_id", "product_id" }),
		check = { @CheckConstraint(name = "order_items_quantity_check", constraint = "quantity > 0"),
				@CheckConstraint(name = "order_items_unit_price_check", constraint = "unit_price >= 0") })
class OrderItem {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Order order;

	@Column(nullable = false)
	private Long productId;

	private int quantity;

	@Column(nullable = false, precision = 12, scale = 2, comment = "The price on the day of the order")
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
