package dev.stemma.sample.catalog;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "categories", comment = "The shelves of the shop, a tree",
		indexes = @Index(name = "categories_parent_id_idx", columnList = "parent_id"),
		check = { @CheckConstraint(name = "categories_parent_id_check", constraint = "parent_id <> id"),
				@CheckConstraint(name = "categories_slug_check", constraint = "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'"),
				@CheckConstraint(name = "categories_name_check", constraint = "btrim(name) <> ''") })
class Category {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY)
	@OnDelete(action = OnDeleteAction.RESTRICT)
	private @Nullable Category parent;

	@Column(nullable = false, unique = true, length = Length.LONG32)
	private String slug;

	@Column(nullable = false, length = Length.LONG32)
	private String name;

	@ColumnDefault("0")
	@Column(nullable = false, comment = "Order among the siblings, lowest first")
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
