package dev.stemma.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.env.Environment;

import dev.stemma.runner.RunnerOptions.ApplicationInfo;

/**
 * Finds out who we are, for the journal.
 */
final class ApplicationIdentity {

	private static final Log logger = LogFactory.getLog(ApplicationIdentity.class);

	private ApplicationIdentity() {
	}

	static ApplicationInfo find(Environment environment, @Nullable BuildProperties build) {
		String name = environment.getProperty("spring.application.name", ApplicationInfo.UNNAMED.name());
		String version = (build != null) ? build.getVersion() : null;
		// Boot derives this one from the main class's jar
		String fallback = environment.getProperty("spring.application.version");
		return new ApplicationInfo(name, (version != null) ? version : fallback, host());
	}

	private static @Nullable String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			logger.debug("The journal will not say on which machine this is", ex);
			return null;
		}
	}

}
