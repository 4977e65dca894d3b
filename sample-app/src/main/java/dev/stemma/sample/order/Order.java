package dev.stemma.sample.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "orders",
		indexes = { @Index(name = "orders_member_id_idx", columnList = "member_id, placed_at DESC"),
				@Index(name = "orders_open_idx", columnList = "placed_at",
						options = "WHERE status IN ('PENDING', 'PAID', 'PACKED')") },
		check = @CheckConstraint(name = "orders_currency_check", constraint = "currency ~ '^[A-Z]{3}$'"))
class Order {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false)
	private Long memberId;

	@Column(nullable = false, unique = true, length = 20, comment = "What the customer sees, unlike the id")
	private String number;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	@Column(nullable = false, columnDefinition = "order_status")
	@ColumnDefault("'PENDING'")
	private OrderStatus status;

	@Column(nullable = false, length = 3)
	@ColumnDefault("'EUR'")
	private String currency;

	@Column(nullable = false, length = Length.LONG32)
	private String shippingAddress;

	@Column(nullable = false)
	@ColumnDefault("now()")
	private Instant placedAt;

	@OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("id")
	private List<OrderItem> items = new ArrayList<>();

	@OneToMany(mappedBy = "order")
	@OrderBy("id")
	private List<OrderStatusChange> statusChanges = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	protected Order() {
	}

	@Nullable Long getId() {
		return this.id;
	}

	Long getMemberId() {
		return this.memberId;
	}

	String getNumber() {
		return this.number;
	}

	OrderStatus getStatus() {
		return this.status;
	}

	String getCurrency() {
		return this.currency;
	}

	String getShippingAddress() {
		return this.shippingAddress;
	}

	Instant getPlacedAt() {
		return this.placedAt;
	}

	List<OrderItem> getItems() {
		return List.copyOf(this.items);
	}

	List<OrderStatusChange> getStatusChanges() {
		return List.copyOf(this.statusChanges);
	}

	BigDecimal getTotal() {
		return this.items.stream().map(OrderItem::getPrice).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
