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
@Table(name = "categories")
class Category {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Category parent;

	private String slug;

	private String name;

	private int position;

	@SuppressWarnings("NullAway.Init")
	protected Category() {
	}

	@Nullable Long getId() {
		return this.id;
	}

	@Nullable Category getParent() {
		return this.parent;
	}

	String getSlug() {
		return this.slug;
	}

	String getName() {
		return this.name;
	}

	int getPosition() {
		return this.position;
	}

}
