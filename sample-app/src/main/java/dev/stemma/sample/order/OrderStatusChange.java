package dev.stemma.sample.order;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order; the database's own trigger writes it.
 */
@Entity
@Immutable
@Table(name = "order_status_changes")
class OrderStatusChange {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Order order;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	private @Nullable OrderStatus oldStatus;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	private OrderStatus newStatus;

	private Instant changedAt;

	@SuppressWarnings("NullAway.Init")
	protected OrderStatusChange() {
	}

	@Nullable Long getId() {
		return this.id;
	}

	Order getOrder() {
		return this.order;
	}

	@Nullable OrderStatus getOldStatus() {
		return this.oldStatus;
	}

	OrderStatus getNewStatus() {
		return this.newStatus;
	}

	Instant getChangedAt() {
		return this.changedAt;
	}

}
