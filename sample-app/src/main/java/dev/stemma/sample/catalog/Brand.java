package dev.stemma.sample.catalog;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "brands", check = { @CheckConstraint(name = "brands_name_check", constraint = "btrim(name) <> ''"),
		@CheckConstraint(name = "brands_website_check", constraint = "website ~ '^https?://'") })
class Brand {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, length = Length.LONG32)
	private String name;

	@Column(length = Length.LONG32)
	private @Nullable String website;

	@SuppressWarnings("NullAway.Init")
	protected Brand() {
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getName() {
		return this.name;
	}

	@Nullable String getWebsite() {
		return this.website;
	}

}
