package dev.stemma.sample.catalog;

import org.jspecify.annotations.Nullable;

record CategoryView(@Nullable Long id, @Nullable Long parentId, String slug, String name) {

	static CategoryView of(Category category) {
		Category parent = category.getParent();
		return new CategoryView(category.getId(), (parent != null) ? parent.getId() : null, category.getSlug(),
				category.getName());
	}

}
