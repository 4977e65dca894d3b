package dev.stemma.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;

/**
 * The properties that name a revision, looked at before they are bound to texts.
 */
final class RevisionProperties {

	private static final List<String> NAMES = List.of("stemma.target", "stemma.baseline");

	private final Environment environment;

	RevisionProperties(Environment environment) {
		this.environment = environment;
	}

	void refuseNumbers() {
		List<Problem> problems = new ArrayList<>();
		for (String name : NAMES) {
			ConfigurationProperty property = find(ConfigurationPropertyName.of(name));
			if (property != null && !(property.getValue() instanceof CharSequence)) {
				problems.add(problem(name, property));
			}
		}
		if (!problems.isEmpty()) {
			throw new NumberFromYamlException(problems);
		}
	}

	private @Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	private static Problem problem(String name, ConfigurationProperty property) {
		Object value = property.getValue();
		String what = (value instanceof Number) ? "number " : "value ";
		return new Problem(
				"What %s names was not quoted and has been read as the %s%s, which may not be how it was written."
					.formatted(name, what, value),
				(property.getOrigin() != null) ? Location.of(property.getOrigin().toString()) : null,
				"Quote it: %s: \"…\" with the id as its script has it."
					.formatted(name.substring(name.indexOf('.') + 1)));
	}

}
