/*
 * events FILE: a bare loop over the events of libyaml, which is what reading
 * the documents costs with it at the very least. Prints their number.
 */
#include <stdio.h>

#include <yaml.h>

int
main(int argc, char **argv)
{
	yaml_parser_t parser;
	yaml_event_t event;
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	long n = 0;
	int end = 0;

	if (!file || !yaml_parser_initialize(&parser)) {
		fprintf(stderr, "usage: events FILE\n");
		return 2;
	}
	yaml_parser_set_input_file(&parser, file);
	for (; !end; n++) {
		if (!yaml_parser_parse(&parser, &event)) {
			fprintf(stderr, "events: malformed\n");
			return 2;
		}
		end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	printf("%ld\n", n);
	yaml_parser_delete(&parser);
	fclose(file);
	return 0;
}
