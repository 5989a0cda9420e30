package org.fairlab.platform.security;

/**
 * Where browsers log in, as a bean of whatever serves that page; without one, they are answered as programs are.
 *
 * @param path on this server, such as {@code /login}
 */
public record LoginAddress(String path) {}
