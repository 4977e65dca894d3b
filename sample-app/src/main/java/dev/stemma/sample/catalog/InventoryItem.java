package dev.stemma.sample.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * How much of a product is there.
 */
@Entity
@Table(name = "inventory")
class InventoryItem {

	@Id
	private Long productId;

	private int onHand;

	private int reserved;

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
