package dev.stemma.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Says of everything that Stemma refuses what is wrong, all of it, and what to do.
 */
@Order(1)
final class StemmaFailureAnalyzer extends AbstractFailureAnalyzer<StemmaException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, StemmaException cause) {
		Wording wording = Wording.of(cause);
		StringBuilder description = new StringBuilder(wording.headline()).append(":\n");
		Set<String> actions = new LinkedHashSet<>();
		for (Problem problem : cause.problems()) {
			description.append("\n    - ").append(problem.what().indent(6).strip());
			if (problem.where() != null) {
				description.append("\n      at ").append(problem.where());
			}
			if (problem.advice() != null) {
				actions.add(problem.advice());
			}
		}
		if (wording.action() != null) {
			actions.add(wording.action());
		}
		return new FailureAnalysis(description.toString(), list(actions), cause);
	}

	private static String list(Set<String> actions) {
		if (actions.size() == 1) {
			return actions.iterator().next();
		}
		return String.join("\n", actions.stream().map((action) -> "- " + action).toList());
	}

}
