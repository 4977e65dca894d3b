package dev.stemma.sample.catalog;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;

/**
 * How much of a product is there.
 */
@Entity
@Table(name = "inventory",
		check = { @CheckConstraint(name = "inventory_on_hand_check", constraint = "on_hand >= 0"),
				@CheckConstraint(name = "inventory_reserved_check", constraint = "reserved BETWEEN 0 AND on_hand"),
				@CheckConstraint(name = "inventory_reorder_at_check", constraint = "reorder_at >= 0") })
class InventoryItem {

	@Id
	private Long productId;

	@ColumnDefault("0")
	private int onHand;

	@ColumnDefault("0")
	@Column(nullable = false, comment = "Pieces on hand that open orders have taken")
	private int reserved;

	@ColumnDefault("0")
	@Column(nullable = false, comment = "At or below this many free pieces the product is to be restocked")
	private int reorderAt;

	@SuppressWarnings("NullAway.Init")
	protected InventoryItem() {
	}

	Long getProductId() {
		return this.productId;
	}

	/**
	 * How many pieces no order has taken yet.
	 */
	int getFree() {
		return this.onHand - this.reserved;
	}

	boolean isLow() {
		return getFree() <= this.reorderAt;
	}

}
