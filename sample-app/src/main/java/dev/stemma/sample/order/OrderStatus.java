package dev.stemma.sample.order;

/**
 * The values of the database's type {@code order_status}, in its order.
 */
enum OrderStatus {

	PENDING, PAID, PACKED, SHIPPED, DELIVERED, CANCELLED, RETURNED

}
