package dev.stemma.actuate;

import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

import dev.stemma.Stemma;

/**
 * Adds where the databases are.
 */
public class MigrationsInfoContributor implements InfoContributor {

	private static final Log logger = LogFactory.getLog(MigrationsInfoContributor.class);

	private final Map<String, Stemma> stemmas;

	public MigrationsInfoContributor(Map<String, Stemma> stemmas) {
		this.stemmas = Map.copyOf(stemmas);
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> details = new TreeMap<>();
		this.stemmas.forEach((name, stemma) -> details.put(name, summary(stemma)));
		builder.withDetail("migrations", details);
	}

	private static Map<String, Object> summary(Stemma stemma) {
		try {
			return Summary.of(stemma.status());
		}
		catch (RuntimeException ex) {
			// The message may say how the database is reached
			logger.warn("The migrations cannot be looked at: " + ex.getMessage());
			return Map.of("error", ErrorDescriptor.UNAVAILABLE.error());
		}
	}

}
