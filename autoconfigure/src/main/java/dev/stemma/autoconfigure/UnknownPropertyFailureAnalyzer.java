package dev.stemma.autoconfigure;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

import dev.stemma.problem.EditDistance;

/**
 * Says which property of Stemma's does not exist, and which one may be meant.
 */
@Order(0)
final class UnknownPropertyFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("stemma");

	private static final int FARTHEST = 3;

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
		if (!cause.getUnboundProperties().stream().allMatch((property) -> PREFIX.isAncestorOf(property.getName()))) {
			return null;
		}
		List<String> known = new ArrayList<>();
		collect(PREFIX.toString(), StemmaProperties.class, known);
		String description = cause.getUnboundProperties()
			.stream()
			.map((property) -> describe(property, known))
			.collect(Collectors.joining("\n"));
		return new FailureAnalysis(description, "Correct the name, or take it away.", cause);
	}

	private static String describe(ConfigurationProperty property, List<String> known) {
		String name = property.getName().toString();
		StringBuilder description = new StringBuilder("There is no property " + name);
		if (property.getOrigin() != null) {
			description.append(" (").append(property.getOrigin()).append(')');
		}
		known.stream()
			.filter((candidate) -> EditDistance.between(name, candidate) <= FARTHEST)
			.min(Comparator.comparingInt((candidate) -> EditDistance.between(name, candidate)))
			.ifPresent((candidate) -> description.append("; the nearest is ").append(candidate));
		return description.toString();
	}

	private static void collect(String prefix, Class<?> type, List<String> names) {
		for (Parameter parameter : type.getDeclaredConstructors()[0].getParameters()) {
			Name renamed = parameter.getAnnotation(Name.class);
			String name = prefix + "."
					+ ((renamed != null) ? renamed.value() : DataObjectPropertyName.toDashedForm(parameter.getName()));
			if (parameter.getType().isRecord()) {
				collect(name, parameter.getType(), names);
			}
			else {
				names.add(name);
			}
		}
	}

}
