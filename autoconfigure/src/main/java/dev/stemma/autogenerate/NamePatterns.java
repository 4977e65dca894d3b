package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.stemma.diff.ObjectFilter;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectReference;

/**
 * Says by patterns of names which objects are compared: {@code table:legacy_*},
 * {@code column:users.legacy_*}, {@code index:*}. The kind may be left out; then all
 * objects are meant that are no parts of tables. {@code *} stands for any characters,
 * {@code ?} for one; the rest counts as it is written, capitals too. In front of a name
 * may stand its schema, in front of a column, constraint or trigger its table, and in
 * front of that the schema; without a schema any is meant.
 * <p>
 * An object is compared unless a pattern excludes it, or there are patterns that include
 * objects of its kind and none of them does.
 */
public final class NamePatterns implements ObjectFilter {

	private final List<NamePattern> included;

	private final List<NamePattern> excluded;

	private NamePatterns(List<NamePattern> included, List<NamePattern> excluded) {
		this.included = List.copyOf(included);
		this.excluded = List.copyOf(excluded);
	}

	/**
	 * Reads patterns.
	 * @param include patterns of what is compared; none for all
	 * @param exclude patterns of what is not
	 * @throws InvalidNamePatternException with all that can't be understood
	 */
	public static NamePatterns of(List<String> include, List<String> exclude) {
		List<Problem> problems = new ArrayList<>();
		NamePatterns patterns = new NamePatterns(parse(include, problems), parse(exclude, problems));
		if (!problems.isEmpty()) {
			throw new InvalidNamePatternException(problems);
		}
		return patterns;
	}

	private static List<NamePattern> parse(List<String> texts, List<Problem> problems) {
		List<NamePattern> patterns = new ArrayList<>();
		for (String text : texts) {
			NamePattern pattern = NamePattern.parse(text, problems);
			if (pattern != null) {
				patterns.add(pattern);
			}
		}
		return patterns;
	}

	@Override
	public boolean includes(ObjectReference object) {
		if (this.excluded.stream().anyMatch((pattern) -> pattern.matches(object))) {
			return false;
		}
		List<NamePattern> ofKind = this.included.stream().filter((pattern) -> pattern.isOf(object.kind())).toList();
		return ofKind.isEmpty() || ofKind.stream().anyMatch((pattern) -> pattern.matches(object));
	}

}
