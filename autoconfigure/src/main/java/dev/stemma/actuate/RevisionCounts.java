package dev.stemma.actuate;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.stemma.HistoryEntry;

/**
 * How many revisions are in which state, looked up no more often than every half minute
 * however many gauges and scrapers ask.
 */
final class RevisionCounts {

	static final Duration KEPT = Duration.ofSeconds(30);

	private static final Log logger = LogFactory.getLog(RevisionCounts.class);

	private final Supplier<List<HistoryEntry>> history;

	private final LongSupplier nanos;

	private @Nullable Map<HistoryEntry.State, Integer> counts;

	private long lookedAt;

	private boolean looked;

	RevisionCounts(Supplier<List<HistoryEntry>> history) {
		this(history, System::nanoTime);
	}

	RevisionCounts(Supplier<List<HistoryEntry>> history, LongSupplier nanos) {
		this.history = history;
		this.nanos = nanos;
	}

	/**
	 * The number of revisions in a state, or NaN where it is not known.
	 */
	synchronized double of(HistoryEntry.State state) {
		long now = this.nanos.getAsLong();
		if (!this.looked || now - this.lookedAt >= KEPT.toNanos()) {
			this.counts = look();
			this.looked = true;
			this.lookedAt = this.nanos.getAsLong();
		}
		return (this.counts != null) ? this.counts.getOrDefault(state, 0) : Double.NaN;
	}

	private @Nullable Map<HistoryEntry.State, Integer> look() {
		try {
			Map<HistoryEntry.State, Integer> result = new EnumMap<>(HistoryEntry.State.class);
			this.history.get().forEach((entry) -> result.merge(entry.state(), 1, Integer::sum));
			return result;
		}
		catch (RuntimeException ex) {
			logger.debug("The revisions cannot be counted", ex);
			return null;
		}
	}

}
