package io.pipetrail.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/** Brings what both HTTP sides share into an application; needs a {@link javax.sql.DataSource}. */
@AutoConfiguration
public class SharedWeb {}
