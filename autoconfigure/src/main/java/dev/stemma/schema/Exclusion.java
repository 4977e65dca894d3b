package dev.stemma.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A constraint that for no two rows all of some comparisons hold.
 *
 * @param name its name, or {@code null}
 * @param method the access method of its index: {@code gist}
 * @param elements what is compared
 * @param include columns that its index carries besides
 * @param where the condition of the rows that it is about, or {@code null} for all
 * @param deferrability when it is looked at
 */
public record Exclusion(@Nullable String name, String method, List<Element> elements, List<String> include,
		@Nullable String where, Deferrability deferrability) implements Constraint {

	public Exclusion {
		Require.nameIfSaid("An exclusion constraint", name);
		Require.name("The access method of an exclusion constraint", method);
		elements = List.copyOf(elements);
		include = List.copyOf(include);
		Require.some(Require.titled("An exclusion constraint", name) + " compares nothing", elements);
		Require.names("A column that an exclusion constraint includes", include);
		if (where != null) {
			Require.sql("The condition of an exclusion constraint", where);
		}
	}

	/**
	 * Begins an exclusion constraint.
	 * @param method the access method of its index: {@code gist}
	 * @param key what is compared first
	 * @param operator how: {@code &&}, {@code =}
	 */
	public static Exclusion of(String method, IndexKey key, String operator) {
		return new Exclusion(null, method, List.of(new Element(key, operator)), List.of(), null,
				Deferrability.NOT_DEFERRABLE);
	}

	/**
	 * Compares something else as well.
	 */
	public Exclusion and(IndexKey key, String operator) {
		List<Element> all = new ArrayList<>(this.elements);
		all.add(new Element(key, operator));
		return new Exclusion(this.name, this.method, all, this.include, this.where, this.deferrability);
	}

	@Override
	public List<String> columns() {
		return this.elements.stream().map((element) -> element.key().column()).filter(Objects::nonNull).toList();
	}

	@Override
	public Exclusion named(String name) {
		return new Exclusion(Require.name("An exclusion constraint", name), this.method, this.elements, this.include,
				this.where, this.deferrability);
	}

	/**
	 * Its index carries these columns as well.
	 */
	public Exclusion include(String... columns) {
		return new Exclusion(this.name, this.method, this.elements, List.of(columns), this.where, this.deferrability);
	}

	/**
	 * Is about some rows only.
	 */
	public Exclusion where(String condition) {
		return new Exclusion(this.name, this.method, this.elements, this.include, condition, this.deferrability);
	}

	public Exclusion deferrable(Deferrability deferrability) {
		return new Exclusion(this.name, this.method, this.elements, this.include, this.where, deferrability);
	}

	@Override
	public List<String> includedColumns() {
		return this.include;
	}

	@Override
	public <R> R accept(ConstraintVisitor<R> visitor) {
		return visitor.exclusion(this);
	}

	/**
	 * A comparison.
	 *
	 * @param key what is compared
	 * @param operator how, as SQL writes it
	 */
	public record Element(IndexKey key, String operator) {

		public Element {
			Require.sql("The operator of an exclusion constraint", operator);
		}

	}

}
