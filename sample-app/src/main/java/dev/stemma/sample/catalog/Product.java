package dev.stemma.sample.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "products",
		indexes = { @Index(name = "products_category_id_idx", columnList = "category_id", options = "WHERE active"),
				@Index(name = "products_brand_id_idx", columnList = "brand_id") },
		check = { @CheckConstraint(name = "products_sku_check", constraint = "sku ~ '^[A-Z0-9-]+$'"),
				@CheckConstraint(name = "products_slug_check", constraint = "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'"),
				@CheckConstraint(name = "products_name_check", constraint = "btrim(name) <> ''"),
				@CheckConstraint(name = "products_price_check", constraint = "price >= 0"),
				@CheckConstraint(name = "products_currency_check", constraint = "currency ~ '^[A-Z]{3}$'") })
class Product {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@OnDelete(action = OnDeleteAction.RESTRICT)
	private Category category;

	@ManyToOne(fetch = FetchType.LAZY)
	@OnDelete(action = OnDeleteAction.SET_NULL)
	private @Nullable Brand brand;

	@Column(nullable = false, unique = true, length = 32)
	private String sku;

	@Column(nullable = false, unique = true, length = Length.LONG32, comment = "The product in the address of its page")
	private String slug;

	@Column(nullable = false, length = Length.LONG32)
	private String name;

	@Column(nullable = false, length = Length.LONG32)
	@ColumnDefault("''")
	private String description;

	@Column(nullable = false, precision = 12, scale = 2, comment = "What one piece costs, taxes included")
	private BigDecimal price;

	@Column(nullable = false, length = 3, comment = "ISO 4217")
	@ColumnDefault("'EUR'")
	private String currency;

	@ColumnDefault("true")
	@Column(nullable = false, comment = "Whether it is offered; what was sold once is never deleted")
	private boolean active;

	@OneToMany(mappedBy = "product", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("position")
	private List<ProductImage> images = new ArrayList<>();

	@Column(nullable = false, insertable = false, updatable = false)
	@ColumnDefault("now()")
	private Instant createdAt;

	@Column(nullable = false, insertable = false, updatable = false)
	@ColumnDefault("now()")
	private Instant updatedAt;

	@SuppressWarnings("NullAway.Init")
	protected Product() {
	}

	@Nullable Long getId() {
		return this.id;
	}

	Category getCategory() {
		return this.category;
	}

	@Nullable Brand getBrand() {
		return this.brand;
	}

	String getSku() {
		return this.sku;
	}

	String getSlug() {
		return this.slug;
	}

	String getName() {
		return this.name;
	}

	String getDescription() {
		return this.description;
	}

	BigDecimal getPrice() {
		return this.price;
	}

	String getCurrency() {
		return this.currency;
	}

	boolean isActive() {
		return this.active;
	}

	List<ProductImage> getImages() {
		return List.copyOf(this.images);
	}

	Instant getCreatedAt() {
		return this.createdAt;
	}

	Instant getUpdatedAt() {
		return this.updatedAt;
	}

}
