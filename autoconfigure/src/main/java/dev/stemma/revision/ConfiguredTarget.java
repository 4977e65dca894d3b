package dev.stemma.revision;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a target in a property must keep to beyond the grammar: it is read again at every
 * start, perhaps by another build, and has passed through YAML.
 */
final class ConfiguredTarget {

	/** As Java prints the numbers that YAML reads. */
	private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][+-]?[0-9]+)?");

	private final Dag dag;

	private final String text;

	ConfiguredTarget(Dag dag, String text) {
		this.dag = dag;
		this.text = text;
	}

	void check() {
		// A negative integer may be steps as well as a number; as steps it is said better
		boolean number = NUMBER.matcher(this.text).matches() && !this.text.matches("-[0-9]+");
		if (number && this.dag.byName(this.text) == null) {
			throw Failures.number(this.text, namesOfSameValue());
		}
		Identifier identifier = IdentifierParser.parse(this.text);
		Identifier.Symbol symbol = (identifier instanceof Identifier.Absolute absolute) ? absolute.symbol()
				: ((Identifier.Relative) identifier).symbol();
		if (symbol == null || symbol == Identifier.Keyword.CURRENT) {
			throw Failures.configuredRelative(this.text);
		}
		checkFullName(identifier.anchor());
		checkFullName((symbol instanceof Identifier.Name name) ? name.text() : null);
	}

	private void checkFullName(@Nullable String name) {
		if (name == null || this.dag.byName(name) != null) {
			return;
		}
		List<String> beginning = this.dag.names().keySet().stream().filter((known) -> known.startsWith(name)).toList();
		if (beginning.isEmpty()) {
			throw Failures.unknown(this.text, name, Names.nearestIdentifiers(name, this.dag.names().keySet()), false);
		}
		throw Failures.configuredPartial(this.text, name, beginning);
	}

	private List<String> namesOfSameValue() {
		BigDecimal value = new BigDecimal(this.text);
		return this.dag.names()
			.keySet()
			.stream()
			.filter((name) -> NUMBER.matcher(name).matches() && new BigDecimal(name).compareTo(value) == 0)
			.toList();
	}

}
