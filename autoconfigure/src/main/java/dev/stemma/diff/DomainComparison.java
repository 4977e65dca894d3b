package dev.stemma.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;
import dev.stemma.schema.Check;
import dev.stemma.schema.Domain;
import dev.stemma.schema.ObjectReference;

/**
 * Compares domains.
 *
 * @param before what is there
 * @param after what is wanted
 * @param needs what needs what of what is there
 */
record DomainComparison(Belongings before, Belongings after, Needs needs) {

	/**
	 * What differs between two domains.
	 * @param remarks where to say what can't be changed
	 */
	List<Change> compare(Domain old, Domain wanted, List<Problem> remarks) {
		ObjectReference domain = wanted.reference();
		if (!old.type().equals(wanted.type()) || !Objects.equals(old.collation(), wanted.collation())) {
			if (this.needs.dependentsOf(domain).isEmpty()) {
				return new Replacement(this.before, this.after).pair(old, wanted,
						"domain %s is %s and not %s".formatted(wanted.name(), old.type(), wanted.type()));
			}
			remarks.add(Problem.of(
					"Domain %s is to be %s and not %s, and PostgreSQL changes no domain that is used"
						.formatted(wanted.name(), wanted.type(), old.type()),
					"Create another domain, and alter the columns to it one by one."));
		}
		List<Change> changes = new ArrayList<>(checks(old, wanted));
		if (!Objects.equals(old.defaultExpression(), wanted.defaultExpression())) {
			changes.add(Statements.change(domain,
					"domain %s has %s and not %s".formatted(wanted.name(), named(old.defaultExpression()),
							named(wanted.defaultExpression())),
					setDefault(wanted, wanted.defaultExpression()), setDefault(wanted, old.defaultExpression())));
		}
		if (old.nullable() != wanted.nullable()) {
			String set = alter(wanted) + " SET NOT NULL";
			String drop = alter(wanted) + " DROP NOT NULL";
			changes.add(Statements.change(domain,
					"domain %s %s nulls".formatted(wanted.name(), old.nullable() ? "takes" : "refuses"),
					wanted.nullable() ? drop : set, wanted.nullable() ? set : drop));
		}
		return changes;
	}

	private static String alter(Domain domain) {
		return "ALTER DOMAIN " + SqlNames.quoted(domain.name());
	}

	private static String named(@Nullable String expression) {
		return (expression != null) ? "default " + expression : "no default";
	}

	private static String setDefault(Domain domain, @Nullable String expression) {
		return alter(domain) + ((expression != null) ? " SET DEFAULT " + expression : " DROP DEFAULT");
	}

	private static List<Change> checks(Domain old, Domain wanted) {
		Map<String, Check> past = byName(old);
		Map<String, Check> present = byName(wanted);
		List<Change> changes = new ArrayList<>();
		past.forEach((name, check) -> {
			if (!check.equals(present.get(name))) {
				changes.add(Statements.change(wanted.reference(),
						"check %s of domain %s is not wanted".formatted(name, wanted.name()), drop(wanted, name),
						add(wanted, name, check)));
			}
		});
		present.forEach((name, check) -> {
			if (!check.equals(past.get(name))) {
				changes.add(
						Statements.change(wanted.reference(), "domain %s lacks check %s".formatted(wanted.name(), name),
								add(wanted, name, check), drop(wanted, name)));
			}
		});
		return changes;
	}

	private static Map<String, Check> byName(Domain domain) {
		Map<String, Check> all = new LinkedHashMap<>();
		domain.checks().forEach((check) -> all.put(String.valueOf(check.name()), check));
		return all;
	}

	private static String drop(Domain domain, String check) {
		return alter(domain) + " DROP CONSTRAINT " + SqlNames.quoted(check);
	}

	private static String add(Domain domain, String name, Check check) {
		return "%s ADD CONSTRAINT %s CHECK (%s)%s".formatted(alter(domain), SqlNames.quoted(name), check.condition(),
				check.notValid() ? " NOT VALID" : "");
	}

}
