package dev.stemma.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.stemma.Status;

/**
 * The few words on a database for those who do not want its history.
 */
final class Summary {

	private Summary() {
	}

	static Map<String, Object> of(Status status) {
		List<String> current = status.current().stream().map((row) -> row.id()).toList();
		Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("state", status.state().name().toLowerCase(Locale.ROOT));
		summary.put("current", current);
		summary.put("target", status.target().identifier());
		summary.put("pending", status.pending().size());
		return summary;
	}

}
