package dev.stemma.sample.order;

import java.time.Instant;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order; the database's own trigger writes it.
 */
@Entity
@Immutable
@Table(name = "order_status_changes",
		indexes = @Index(name = "order_status_changes_order_id_idx", columnList = "order_id, changed_at"),
		check = @CheckConstraint(name = "order_status_changes_new_status_check",
				constraint = "new_status IS DISTINCT FROM old_status"))
class OrderStatusChange {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Order order;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	@Column(columnDefinition = "order_status", comment = "Null for the first entry of an order")
	private @Nullable OrderStatus oldStatus;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	@Column(nullable = false, columnDefinition = "order_status")
	private OrderStatus newStatus;

	@Column(nullable = false)
	@ColumnDefault("now()")
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
