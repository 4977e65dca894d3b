package dev.stemma.sample.catalog;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "product_images",
		uniqueConstraints = @UniqueConstraint(name = "product_images_position_key",
				columnNames = { "product_id", "position" }, options = "DEFERRABLE"),
		check = @CheckConstraint(name = "product_images_position_check", constraint = "position >= 0"))
class ProductImage {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Product product;

	@Column(nullable = false, length = Length.LONG32)
	private String url;

	@Column(nullable = false, length = Length.LONG32)
	@ColumnDefault("''")
	private String altText;

	private int position;

	@SuppressWarnings("NullAway.Init")
	protected ProductImage() {
	}

	@Nullable Long getId() {
		return this.id;
	}

	Product getProduct() {
		return this.product;
	}

	String getUrl() {
		return this.url;
	}

	String getAltText() {
		return this.altText;
	}

	int getPosition() {
		return this.position;
	}

}
