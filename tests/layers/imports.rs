//! Reads what one source file imports: every path that leads into this crate or to a library, wherever it is written
//! (use trees, inline paths, inside macros, in attributes). Code under `#[cfg(test)]` is not read.
//!
//! It knows Rust's ways of naming things, not which of them are allowed.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{HashMap, HashSet};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// A full path, and the line (from 1) where it is written. `crate::…` leads into this crate, anything else to a library.
/// A glob ends in `*`; a macro in `!`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub line: usize,
    pub path: Vec<String>,
}

/// What was read of one file.
#[derive(Debug, Default)]
pub struct Imports {
    pub found: Vec<Import>,
    /// Modules declared here as `#[cfg(test)] mod x;`: their files hold no production code.
    pub test_modules: Vec<Vec<String>>,
    /// Lines of `#[path = …]`: with it the tree of files no longer tells the tree of modules.
    pub moved_modules: Vec<usize>,
    /// Line ranges (inclusive) of code under `#[cfg(test)]`.
    pub test_lines: Vec<(usize, usize)>,
}

/// Reads a file that is the module `module` (`["ui", "page"]`; the crate root is empty).
pub fn read(source: &str, module: &[String]) -> syn::Result<Imports> {
    let file = syn::parse_file(source)?;
    let mut reader = Reader { module: module.to_vec(), scopes: Vec::new(), imports: Imports::default() };
    reader.read_module(&file.items);
    Ok(reader.imports)
}

/// Whether these attributes say that the item is only there for tests.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        syn::Meta::NameValue(_) => false,
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::ExternCrate(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

/// The names one module gives to paths, and the modules it declares.
#[derive(Default)]
struct Scope {
    aliases: HashMap<String, Vec<String>>,
    children: HashSet<String>,
}

struct Reader {
    module: Vec<String>,
    scopes: Vec<Scope>,
    imports: Imports,
}

impl Reader {
    fn read_module(&mut self, items: &[Item]) {
        let mut scope = Scope::default();
        for item in items {
            match item {
                Item::Mod(it) => _ = scope.children.insert(it.ident.to_string()),
                Item::Use(it) => scope.aliases.extend(leaves(&it.tree).into_iter().map(|leaf| (leaf.name, leaf.path))),
                Item::ExternCrate(it) => {
                    let name = it.rename.as_ref().map_or(&it.ident, |(_, name)| name).to_string();
                    scope.aliases.insert(name, vec![it.ident.to_string()]);
                }
                _ => {}
            }
        }
        self.scopes.push(scope);
        items.iter().for_each(|item| self.visit_item(item));
        self.scopes.pop();
    }

    /// Where this path leads: prefixes, renames and child modules followed to the crate root or to a library.
    fn resolve(&self, path: &[String]) -> Vec<String> {
        self.follow(path, 8)
    }

    fn follow(&self, path: &[String], hops_left: usize) -> Vec<String> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let here = |module: &[String], rest: &[String]| [&["crate".to_owned()], module, rest].concat();
        let scope = self.scopes.last();
        match first.as_str() {
            "crate" | "tramhoc" => here(&[], rest),
            "self" if rest.first().is_some_and(|next| next == "super") => self.follow(rest, hops_left),
            "self" => here(&self.module, rest),
            "super" => {
                let supers = path.iter().take_while(|segment| *segment == "super").count();
                let above = self.module.len().saturating_sub(supers);
                here(&self.module[..above], &path[supers..])
            }
            "::" => rest.to_vec(),
            name => match scope.and_then(|scope| scope.aliases.get(name)) {
                Some(target) if hops_left > 0 && target.first() != Some(first) => {
                    self.follow(&[target, rest].concat(), hops_left - 1)
                }
                None if scope.is_some_and(|scope| scope.children.contains(name)) => here(&self.module, path),
                _ => path.to_vec(),
            },
        }
    }

    fn note(&mut self, line: usize, path: &[String]) {
        let path = self.resolve(path);
        let import = Import { line, path };
        if !self.imports.found.contains(&import) {
            self.imports.found.push(import);
        }
    }

    /// Paths among the tokens of a macro or an attribute, where there is no syntax tree to walk.
    fn read_tokens(&mut self, tokens: TokenStream) {
        for (line, path) in paths_among(tokens) {
            // One name alone is a variable, a field or something a `use` has brought in.
            if path.len() > 1 {
                self.note(line, &path);
            }
        }
    }

    fn read_use(&mut self, tree: &UseTree, absolute: bool) {
        for leaf in leaves(tree) {
            let path = if absolute { [vec!["::".to_owned()], leaf.path].concat() } else { leaf.path };
            self.note(leaf.line, &path);
            // A `use` inside a function names things for the code that follows it.
            if let Some(scope) = self.scopes.last_mut() {
                scope.aliases.entry(leaf.name).or_insert(path);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            return visit::visit_item(self, item);
        }
        self.imports.test_lines.push((item.span().start().line, item.span().end().line));
        if let Item::Mod(it) = item {
            self.imports.test_modules.push([&self.module[..], &[it.ident.to_string()]].concat());
        }
    }

    fn visit_item_mod(&mut self, it: &'ast syn::ItemMod) {
        it.attrs.iter().for_each(|attribute| self.visit_attribute(attribute));
        if let Some((_, items)) = &it.content {
            self.module.push(it.ident.to_string());
            self.read_module(items);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, it: &'ast syn::ItemUse) {
        self.read_use(&it.tree, it.leading_colon.is_some());
    }

    fn visit_item_extern_crate(&mut self, it: &'ast syn::ItemExternCrate) {
        self.note(it.span().start().line, &[it.ident.to_string()]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if path.leading_colon.is_some() {
            segments.insert(0, "::".to_owned());
        }
        // One name alone leads somewhere only by a `use`, which is read where it stands.
        if segments.len() > 1 {
            self.note(path.span().start().line, &segments);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        let mut name: Vec<_> = it.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let Some(last) = name.last_mut() {
            last.push('!');
        }
        self.note(it.path.span().start().line, &name);
        self.read_tokens(it.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        match &attribute.meta {
            syn::Meta::NameValue(it) if it.path.is_ident("path") => {
                self.imports.moved_modules.push(it.span().start().line);
            }
            // Links in documentation are not imports.
            syn::Meta::NameValue(it) if it.path.is_ident("doc") => {}
            syn::Meta::List(list) => self.read_tokens(list.tokens.clone()),
            _ => visit::visit_attribute(self, attribute),
        }
    }
}

/// One path brought in by a use tree, under a name. A glob has the name `*`.
struct Leaf {
    line: usize,
    name: String,
    path: Vec<String>,
}

fn leaves(tree: &UseTree) -> Vec<Leaf> {
    let mut found = Vec::new();
    walk_use(tree, &mut Vec::new(), &mut found);
    found
}

fn walk_use(tree: &UseTree, prefix: &mut Vec<String>, found: &mut Vec<Leaf>) {
    let line = tree.span().start().line;
    let mut leaf = |name: String, last: String| {
        let mut path = prefix.clone();
        // `a::{self}` brings in `a`.
        if last != "self" || path.is_empty() {
            path.push(last.clone());
        }
        let name = if name == "self" { path.last().cloned().unwrap_or(name) } else { name };
        found.push(Leaf { line, name, path });
    };
    match tree {
        UseTree::Name(it) => leaf(it.ident.to_string(), it.ident.to_string()),
        UseTree::Rename(it) => leaf(it.rename.to_string(), it.ident.to_string()),
        UseTree::Glob(_) => leaf("*".to_owned(), "*".to_owned()),
        UseTree::Group(it) => it.items.iter().for_each(|tree| walk_use(tree, prefix, found)),
        UseTree::Path(it) => {
            prefix.push(it.ident.to_string());
            walk_use(&it.tree, prefix, found);
            prefix.pop();
        }
    }
}

/// Every `a::b::c` among these tokens and inside their brackets; a string that is a path (`with = "crate::x"`) counts too.
fn paths_among(tokens: TokenStream) -> Vec<(usize, Vec<String>)> {
    let mut found: Vec<(usize, Vec<String>)> = Vec::new();
    // Colons since the last name; None once something else has ended the path.
    let mut colons = None;
    for token in tokens {
        let line = token.span().start().line;
        match token {
            TokenTree::Ident(name) => {
                match found.last_mut() {
                    Some((_, path)) if colons == Some(2) => path.push(name.to_string()),
                    _ => found.push((line, vec![name.to_string()])),
                }
                colons = Some(0);
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons = colons.map(|seen: u8| seen.saturating_add(1)),
            TokenTree::Punct(_) => colons = None,
            TokenTree::Group(group) => {
                found.extend(paths_among(group.stream()));
                colons = None;
            }
            TokenTree::Literal(literal) => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                if let Ok(path) = text.and_then(|text| text.parse::<syn::Path>()) {
                    found.push((line, path.segments.iter().map(|segment| segment.ident.to_string()).collect()));
                }
                colons = None;
            }
        }
    }
    found
}
