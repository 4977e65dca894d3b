package dev.stemma.cli;

/**
 * How the graph is drawn.
 */
enum GraphForm {

	/** It is not: one line of text a revision. */
	NONE,
	/** With lines of text. */
	TERMINAL,
	/** As a flow chart in Mermaid's language. */
	MERMAID,
	/** As a graph in Graphviz' language. */
	DOT,
	/** As a picture. */
	SVG

}
