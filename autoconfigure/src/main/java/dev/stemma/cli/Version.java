package dev.stemma.cli;

import picocli.CommandLine.IVersionProvider;

/**
 * The version of Stemma, as its jar says it.
 */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = Version.class.getPackage().getImplementationVersion();
		return new String[] { "Stemma " + ((version != null) ? version : "(development)") };
	}

}
