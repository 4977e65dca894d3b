package dev.stemma.sample.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "product_images")
class ProductImage {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Product product;

	private String url;

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
