/**
 * Checks a bundle of events, or watches a log, without trusting the server they come from: it shares no code with it,
 * and believes the keys it is given and nothing else.
 */
package org.fairlab.verifier;
