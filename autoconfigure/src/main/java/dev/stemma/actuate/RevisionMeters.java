package dev.stemma.actuate;

import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.stemma.HistoryEntry;
import dev.stemma.Stemma;

/**
 * Counts revisions by their state: {@code stemma.revisions{stemma, state}}. Not a number
 * while the database cannot be looked at.
 */
public class RevisionMeters implements MeterBinder {

	private final Map<String, Stemma> stemmas;

	public RevisionMeters(Map<String, Stemma> stemmas) {
		this.stemmas = Map.copyOf(stemmas);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.stemmas.forEach((name, stemma) -> {
			RevisionCounts counts = new RevisionCounts(stemma::history);
			for (HistoryEntry.State state : HistoryEntry.State.values()) {
				Gauge.builder("stemma.revisions", counts, (current) -> current.of(state))
					.description("Number of revisions")
					.tag("stemma", name)
					.tag("state", state.name().toLowerCase(Locale.ROOT))
					.strongReference(true)
					.register(registry);
			}
		});
	}

}
