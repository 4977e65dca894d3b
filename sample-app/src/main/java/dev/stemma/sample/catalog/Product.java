package dev.stemma.sample.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "products")
class Product {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Category category;

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Brand brand;

	private String sku;

	private String slug;

	private String name;

	private String description;

	@Column(precision = 12, scale = 2)
	private BigDecimal price;

	private String currency;

	private boolean active;

	@OneToMany(mappedBy = "product", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("position")
	private List<ProductImage> images = new ArrayList<>();

	@Column(insertable = false, updatable = false)
	private Instant createdAt;

	@Column(insertable = false, updatable = false)
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
