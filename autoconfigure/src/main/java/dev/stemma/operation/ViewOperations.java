package dev.stemma.operation;

import java.util.function.UnaryOperator;

import dev.stemma.schema.MaterializedView;
import dev.stemma.schema.ObjectKind;
import dev.stemma.schema.ObjectReference;
import dev.stemma.schema.View;

/**
 * What is done to views, and to views that keep their rows.
 */
public interface ViewOperations extends ObjectOperations {

	/**
	 * Creates a view.
	 */
	default void createView(String name, String query) {
		create(View.of(qualify(name), query));
	}

	/**
	 * Creates a view, or replaces it by one whose columns begin with those that it has.
	 */
	default void createOrReplaceView(String name, String query) {
		create(View.of(qualify(name), query), CreateOptions::orReplace);
	}

	/**
	 * Creates a view.
	 */
	default void createView(View view) {
		create(view);
	}

	/**
	 * Creates a view.
	 * @param options what to do if it is there
	 */
	default void createView(View view, UnaryOperator<CreateOptions> options) {
		create(view, options);
	}

	/**
	 * Drops a view.
	 */
	default void dropView(String name) {
		dropView(name, (options) -> options);
	}

	/**
	 * Drops a view.
	 * @param options how, and what it was like
	 */
	default void dropView(String name, UnaryOperator<DropOptions> options) {
		drop(ObjectReference.of(ObjectKind.VIEW, qualify(name)), options);
	}

	/**
	 * Creates a view that keeps its rows.
	 */
	default void createMaterializedView(String name, String query) {
		create(MaterializedView.of(qualify(name), query));
	}

	/**
	 * Creates a view that keeps its rows.
	 */
	default void createMaterializedView(MaterializedView view) {
		create(view);
	}

	/**
	 * Creates a view that keeps its rows.
	 * @param options what to do if it is there
	 */
	default void createMaterializedView(MaterializedView view, UnaryOperator<CreateOptions> options) {
		create(view, options);
	}

	/**
	 * Drops a materialised view.
	 */
	default void dropMaterializedView(String name) {
		dropMaterializedView(name, (options) -> options);
	}

	/**
	 * Drops a materialised view.
	 * @param options how, and what it was like
	 */
	default void dropMaterializedView(String name, UnaryOperator<DropOptions> options) {
		drop(ObjectReference.of(ObjectKind.MATERIALIZED_VIEW, qualify(name)), options);
	}

	/**
	 * Computes the rows of a materialised view again.
	 */
	default void refreshMaterializedView(String name) {
		refreshMaterializedView(name, (options) -> options);
	}

	/**
	 * Computes the rows of a materialised view again.
	 * @param options how
	 */
	default void refreshMaterializedView(String name, UnaryOperator<RefreshView> options) {
		apply(options.apply(new RefreshView(qualify(name), false, true)));
	}

}
